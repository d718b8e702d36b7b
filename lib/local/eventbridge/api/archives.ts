import * as v from 'valibot';
import { type Archive, archivedEvents } from '../archive/archive.ts';
import { busArn } from '../arns.ts';
import { findArchive, findBus } from '../find.ts';
import type { EventBridgeState } from '../state.ts';
import { archiveName, oneOf, pageFields, textOf } from './fields.ts';
import { epochSeconds, type Operations } from './operation.ts';
import { pageOf } from './page.ts';
import { parseRequest } from './parse-request.ts';

const describeSchema = v.object({ ArchiveName: archiveName });
const listSchema = v.object({
  NamePrefix: v.optional(textOf(1, 48)),
  EventSourceArn: v.optional(textOf(1, 1600)),
  State: v.optional(
    oneOf(['ENABLED', 'DISABLED', 'CREATING', 'UPDATING', 'CREATE_FAILED', 'UPDATE_FAILED']),
  ),
  ...pageFields,
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html, API_ListArchives.html */
export const archiveOperations = (state: EventBridgeState): Operations => {
  const summarise = (archive: Archive) => {
    const events = archivedEvents(archive, state.now());
    return {
      ArchiveName: archive.name,
      EventSourceArn: busArn(state.place, archive.busName),
      State: 'ENABLED',
      RetentionDays: archive.retentionDays,
      SizeBytes: events.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0),
      EventCount: events.length,
      CreationTime: epochSeconds(archive.createdMs),
    };
  };

  return {
    DescribeArchive: (input) => {
      const archive = findArchive(state, parseRequest(describeSchema, input).ArchiveName);
      return {
        ...summarise(archive),
        ArchiveArn: archive.arn,
        Description: archive.description,
        EventPattern: archive.patternText,
      };
    },
    ListArchives: (input) => {
      const request = parseRequest(listSchema, input);
      const { NamePrefix = '', EventSourceArn, State = 'ENABLED' } = request;
      const bus = EventSourceArn === undefined ? undefined : findBus(state, EventSourceArn);
      const archives = [...state.archives.values()].filter(
        ({ name, busName }) =>
          name.startsWith(NamePrefix) && (!bus || busName === bus.name) && State === 'ENABLED',
      );
      const { items, NextToken } = pageOf(archives, request);
      return { Archives: items.map(summarise), NextToken };
    },
  };
};
