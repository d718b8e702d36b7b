/**
 * What Enreach's support is to be asked for, in the words of Enreach's specification. Nothing of it is deployed: Enreach
 * keeps the list.
 */
export interface Subscription {
  readonly EventType: string;
  /** Of one entity. @default - `AllEntities` */
  readonly EntityId?: string;
  /** @default - `EntityId` */
  readonly AllEntities?: boolean;
}
