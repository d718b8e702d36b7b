import * as v from 'valibot';
import { findBus } from '../find.ts';
import type { Bus, EventBridgeState } from '../state.ts';
import { busName, namePrefix, pageFields } from './fields.ts';
import { epochSeconds, type Operations } from './operation.ts';
import { pageOf } from './page.ts';
import { parseRequest } from './parse-request.ts';

const describeSchema = v.object({ Name: busName });
const listSchema = v.object({ NamePrefix: namePrefix, ...pageFields });

const describe = ({ name, arn, description, createdMs }: Bus) => ({
  Name: name,
  Arn: arn,
  Description: description,
  CreationTime: epochSeconds(createdMs),
  LastModifiedTime: epochSeconds(createdMs),
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html, API_ListEventBuses.html */
export const busOperations = (state: EventBridgeState): Operations => ({
  DescribeEventBus: (input) => describe(findBus(state, parseRequest(describeSchema, input).Name)),
  ListEventBuses: (input) => {
    const request = parseRequest(listSchema, input);
    const { NamePrefix = '' } = request;
    const buses = [...state.buses.values()].filter(({ name }) => name.startsWith(NamePrefix));
    const { items, NextToken } = pageOf(buses, request);
    return { EventBuses: items.map(describe), NextToken };
  },
});
