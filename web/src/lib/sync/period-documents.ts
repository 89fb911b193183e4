import { deskWith } from '@muster/model';
import type { Desk, DocumentKind } from '@muster/model';
import type { Rights, Room } from '@muster/protocol';
import { fromRead } from '#lib/reactivity/from-live.svelte.ts';
import type { LeftBehind } from './left-behind.ts';
import type { Pill } from './live-pill.ts';
import type { SyncedDocument } from './synced-document.ts';
import type { OpenedDocument } from './workspace-context.svelte.ts';

interface Parts {
  readonly team: string;
  readonly project: string;
  readonly desk: Desk;
  readonly pill: Pill;
  readonly rights: (room: Room) => Rights;
  readonly open: (room: Room & { readonly kind: DocumentKind }) => Promise<SyncedDocument>;
  readonly left: LeftBehind;
}

/**
 * The documents of a project's weeks and months. Opened when a page asks for one, then kept for as long as the project is open: they are
 * small, and what was done in one can be undone after another was looked at.
 */
export interface PeriodDocuments {
  openWeek(week: string): Promise<OpenedDocument | null>;
  openMonth(month: string): Promise<OpenedDocument | null>;
  stop(): Promise<void>;
}

export function keepPeriodDocuments({ team, project, desk, pill, rights, open, left }: Parts): PeriodDocuments {
  const opened = new Map<string, Promise<readonly [SyncedDocument, OpenedDocument]>>();
  const offs: (() => void)[] = [];
  let stopped = false;

  const openOnce = async (
    room: Room & { readonly kind: 'week' | 'month' },
    name: string,
  ): Promise<readonly [SyncedDocument, OpenedDocument]> => {
    const opening = open(room);
    pill.expect(opening);
    const document = await opening;
    if (!stopped) offs.push(pill.add(document));
    const settled = fromRead(
      (update) => document.subscribe(update),
      () => document.facts.settled,
    );
    const { doc } = document;
    return [
      document,
      {
        name,
        doc,
        desk: deskWith(desk, { [room.kind]: doc }),
        get settled() {
          return settled.current;
        },
      },
    ];
  };
  const openRoom = async (room: Room & { readonly kind: 'week' | 'month' }, name: string): Promise<OpenedDocument | null> => {
    if (stopped || rights(room) === 'none') return null;
    let known = opened.get(`${room.kind} ${name}`);
    if (known === undefined) opened.set(`${room.kind} ${name}`, (known = openOnce(room, name)));
    return (await known)[1];
  };
  return {
    openWeek: (week) => openRoom({ kind: 'week', team, project, week }, week),
    openMonth: (month) => openRoom({ kind: 'month', team, project, month }, month),
    stop: async () => {
      stopped = true;
      const documents = await Promise.all([...opened.values()]);
      offs.forEach((off) => off());
      await Promise.all(documents.map(([document]) => left.release(document)));
    },
  };
}
