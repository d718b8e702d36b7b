import type { EventBridgePlace } from './state.ts';

export const defaultBus = 'default';

const prefix = ({ region, accountId }: EventBridgePlace) => `arn:aws:events:${region}:${accountId}`;

export const busArn = (place: EventBridgePlace, name: string): string =>
  `${prefix(place)}:event-bus/${name}`;

/** Only rules of a custom bus carry its name. @see the user guide, eb-manage-iam-access, "resource format" */
export const ruleArn = (place: EventBridgePlace, busName: string, name: string): string =>
  `${prefix(place)}:rule/${busName === defaultBus ? '' : `${busName}/`}${name}`;

export const archiveArn = (place: EventBridgePlace, name: string): string =>
  `${prefix(place)}:archive/${name}`;

export const replayArn = (place: EventBridgePlace, name: string): string =>
  `${prefix(place)}:replay/${name}`;

/** Where a bus is asked for, its ARN does as well as its name; without either it is the account's default bus. */
export const nameOf = (nameOrArn: string = defaultBus): string =>
  nameOrArn.split('/').at(-1) ?? nameOrArn;
