import { prices } from './cost/prices.ts';

/**
 * What an invocation of a function would take and cost on Lambda, by memory size: a model, not a measurement.
 *
 * Lambda gives a function a share of a processor that grows with its memory, a whole one at 1,769 MB. The model takes one of
 * Lambda's processors for as fast as the one that was measured on, and AWS's answers for independent of the size.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export const memorySizes = [128, 256, 512, 768, 1024, 1769] as const;
const wholeProcessorMb = 1_769;

export interface Work {
  /** Processor time of an invocation. */
  readonly cpuMs: number;
  /** Waiting for AWS, calls one after the other. */
  readonly waitMs: number;
  /** The most that the process ever had. */
  readonly peakMiB: number;
}

export interface SizeCost {
  readonly memoryMb: number;
  readonly ms: number;
  /** A million invocations: their duration alone, since requests cost the same at every size. */
  readonly usd: number;
  /** Whether the process fits, and half as much again. */
  readonly fits: boolean;
}

export const costOfSize = ({ cpuMs, waitMs, peakMiB }: Work, memoryMb: number): SizeCost => {
  const ms = cpuMs * Math.max(1, wholeProcessorMb / memoryMb) + waitMs;
  return {
    memoryMb,
    ms,
    usd: (memoryMb / 1024) * (ms / 1000) * prices.lambda.perGbSecond * 1e6,
    fits: peakMiB * 1.5 <= memoryMb,
  };
};

/**
 * The size with the least sum of time and cost, each as a part of the worst among the sizes that fit: half the weight on
 * each, which is AWS Lambda Power Tuning's "balanced" strategy.
 *
 * @see https://github.com/alexcasalboni/aws-lambda-power-tuning
 */
export const chooseSize = (work: Work): number => {
  const fitting = memorySizes.map((size) => costOfSize(work, size)).filter(({ fits }) => fits);
  const worstMs = Math.max(...fitting.map(({ ms }) => ms));
  const worstUsd = Math.max(...fitting.map(({ usd }) => usd));
  const weigh = ({ ms, usd }: SizeCost) => ms / worstMs + usd / worstUsd;
  const [best] = fitting.toSorted((a, b) => weigh(a) - weigh(b));
  return best?.memoryMb ?? memorySizes[memorySizes.length - 1] ?? 0;
};
