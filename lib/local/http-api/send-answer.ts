import type { ServerResponse } from 'node:http';
import { gatewayAnswers, type HttpAnswer } from './http-answer.ts';

const write = (response: ServerResponse, answer: HttpAnswer, requestId: string): void => {
  const { statusCode, headers, cookies, body } = answer;
  const bodiless = statusCode === 204 || statusCode === 304;
  response.writeHead(statusCode, {
    ...headers,
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
    ...(!bodiless && { 'content-length': body.length }),
    'apigw-requestid': requestId,
  });
  response.end(bodiless ? undefined : body);
};

/** Writes an answer, if there is still somebody to read it. A header that HTTP does not allow makes it a 500. */
export const sendAnswer = (
  response: ServerResponse,
  answer: HttpAnswer,
  requestId: string,
): void => {
  if (response.destroyed || response.headersSent) return;
  try {
    write(response, answer, requestId);
  } catch {
    write(response, gatewayAnswers.internalServerError, requestId);
  }
};
