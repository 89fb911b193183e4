/** What people do on the board: a command, what is said about it, and where the focus goes. */
import {
  assignApplications,
  cancelRequisition,
  claimApplication,
  confirmRequisition,
  deleteApplications,
  holdRequisition,
  moveApplications,
  releaseApplication,
  reopenApplications,
  reorderRequisition,
  requestRequisition,
  resolveConflict,
  resumeRequisition,
  setNextAction,
  setOutcome,
  setStep,
  tagPersons,
  type ApplicationStageKey,
  type Desk,
  type OutcomeKey,
  type Place,
  type StepKey,
} from '@muster/model';
import { namelessLabel } from '#lib/access/nameless.ts';
import { outcomeLabel, stepLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { Announcer } from './announcer.svelte.ts';
import type { Chosen } from './chosen.svelte.ts';
import type { Cursor } from './cursor.svelte.ts';
import { withRoomFor } from './place.ts';
import type { Lists } from './lists.svelte.ts';
import type { Records } from './records.svelte.ts';

export type Acts = ReturnType<typeof createActs>;

interface Parts {
  readonly workspace: Workspace;
  readonly records: Records;
  readonly lists: Lists;
  readonly chosen: Chosen;
  readonly cursor: Cursor;
  readonly announcer: Announcer;
}

/** Of a card whose person is not here: not to be seen by this person, or not arrived yet. */
const unnamed = ({ documents }: Desk, application: string): string =>
  documents.people === null ? namelessLabel(application) : m.board_unreadable_person();

export function createActs({ workspace, records, lists, chosen, cursor, announcer }: Parts) {
  const { desk } = workspace;
  const say = (text: string): void => announcer.say(text);

  /** The name a card goes by: the candidate's, or the need's title. */
  const nameOf = (id: string): string => {
    const application = desk.applications.byId.get(id);
    if (application !== undefined) return desk.persons.byId.get(application.person)?.name ?? unnamed(desk, id);
    return desk.requisitions.byId.get(id)?.title ?? '';
  };
  const whoOf = (ids: readonly string[]): string =>
    ids.length === 1 ? nameOf(ids[0] as string) : m.board_candidates({ count: ids.length });
  const personsOf = (ids: readonly string[]): string[] => [
    ...new Set(ids.map((id) => desk.applications.byId.get(id)?.person).filter((id) => id !== undefined)),
  ];

  /** The card one goes on with when these leave the board: the next one below them, else the one above. */
  const successorOf = (ids: readonly string[]): string | undefined => {
    const leaving = new Set(ids);
    const [first] = lists.inOrder(leaving);
    const column = first === undefined ? undefined : lists.placeOf(first)?.entry.column;
    if (first === undefined || column === undefined) return undefined;
    const order = lists.order(column);
    const at = order.indexOf(first);
    return [...order.slice(at), ...order.slice(0, at).reverse()].find((id) => !leaving.has(id));
  };

  /** Bulk and destructive acts offer their undo on the screen; single ones are a Ctrl+Z away. */
  const done = (text: string, bulk: boolean): { text: string; undoable: boolean } | undefined =>
    bulk ? { text, undoable: true } : undefined;

  function move(ids: readonly string[], stage: ApplicationStageKey, place: Place<string>, follow = true): boolean {
    const stageName = records.stageName(stage);
    const bulk = ids.length > 1;
    const text = m.board_done_moved({ who: whoOf(ids), stage: stageName });
    if (!workspace.act(moveApplications(desk, ids, { stage, place }), done(text, bulk))) return false;
    const first = ids[0] as string;
    const position = lists.positionOf(first);
    if (bulk) say(text);
    else if (position === null) say(m.board_said_hidden({ name: nameOf(first), stage: stageName }));
    else say(m.board_said_moved({ name: nameOf(first), stage: stageName, place: position.place, of: position.of }));
    if (follow && position !== null) cursor.focus(first);
    return true;
  }

  return {
    nameOf,
    move,
    /** Puts cards to a place counted from 1 among the cards that show in a stage. */
    moveToPosition(ids: readonly string[], stage: ApplicationStageKey, position: number): boolean {
      const order = lists.order(stage).filter((id) => !ids.includes(id));
      return move(ids, stage, withRoomFor(order, position));
    },
    reorder(id: string, place: Place<string>): boolean {
      if (!workspace.act(reorderRequisition(desk, id, place))) return false;
      const position = lists.positionOf(id);
      if (position !== null) {
        say(
          m.board_said_moved({
            name: nameOf(id),
            stage: records.stageName('requirement'),
            place: position.place,
            of: position.of,
          }),
        );
        cursor.focus(id);
      }
      return true;
    },
    assign(ids: readonly string[], owner: string | null): boolean {
      const text =
        owner === null
          ? m.board_done_unassigned({ who: whoOf(ids) })
          : m.board_done_assigned({ who: whoOf(ids), owner: records.nameOf(owner) });
      const did = workspace.act(assignApplications(desk, ids, owner), done(text, ids.length > 1));
      if (did) say(text);
      return did;
    },
    outcome(ids: readonly string[], outcome: OutcomeKey, reason: string | null): boolean {
      const text = m.board_done_outcome({ who: whoOf(ids), outcome: outcomeLabel(outcome) });
      const next = successorOf(ids);
      const did = workspace.act(setOutcome(desk, ids, { outcome, reason }), done(text, true));
      if (did) {
        say(text);
        if (next !== undefined) cursor.focus(next);
      }
      return did;
    },
    reopen(ids: readonly string[]): boolean {
      const text = m.board_done_reopened({ who: whoOf(ids) });
      const did = workspace.act(reopenApplications(desk, ids), done(text, true));
      if (did) say(text);
      return did;
    },
    remove(ids: readonly string[]): boolean {
      const text = m.board_done_deleted({ who: whoOf(ids) });
      const next = successorOf(ids);
      const did = workspace.act(deleteApplications(desk, ids), done(text, true));
      if (did) {
        say(text);
        chosen.clear();
        if (next !== undefined) cursor.focus(next);
      }
      return did;
    },
    tag(ids: readonly string[], tags: { add: readonly string[]; remove: readonly string[] }): boolean {
      const text = m.board_done_tagged({ who: whoOf(ids) });
      const did = workspace.act(tagPersons(desk, personsOf(ids), tags), done(text, ids.length > 1));
      if (did) say(text);
      return did;
    },
    nextAction(ids: readonly string[], next: { text: string; dueOn: string | null } | null): boolean {
      const text =
        next === null ? m.board_done_next_cleared({ who: whoOf(ids) }) : m.board_done_next({ who: whoOf(ids), text: next.text });
      const did = workspace.act(setNextAction(desk, personsOf(ids), next), done(text, ids.length > 1));
      if (did) say(text);
      return did;
    },
    /** Claims the card; gives one's own claim back. A colleague's claim is taken over only when asked to. */
    claim(id: string, takeOver = false): boolean {
      const { claim } = desk.applications.byId.get(id) ?? {};
      const mine = claim?.by === desk.user && claim.until > workspace.now;
      const did = workspace.act(mine ? releaseApplication(desk, id) : claimApplication(desk, id, { takeOver }));
      if (did) say(mine ? m.board_done_released({ who: nameOf(id) }) : m.board_done_claimed({ who: nameOf(id) }));
      return did;
    },
    step(id: string, step: StepKey | null): boolean {
      const did = workspace.act(setStep(desk, id, step));
      if (did) say(m.board_done_step({ who: nameOf(id), step: step === null ? m.board_step_none() : stepLabel(step) }));
      return did;
    },
    resolve(id: string, keep: string): boolean {
      const did = workspace.act(resolveConflict(desk, id, keep));
      const now = desk.applications.byId.get(id);
      if (did && now !== undefined)
        say(
          m.board_done_resolved({
            who: nameOf(id),
            stage: now.outcome === null ? records.stageName(now.stage) : outcomeLabel(now.outcome),
          }),
        );
      return did;
    },
    confirm(id: string): boolean {
      const did = workspace.act(confirmRequisition(desk, id), {
        text: m.board_done_confirmed({ name: nameOf(id) }),
        undoable: true,
      });
      if (did) say(m.board_done_confirmed({ name: nameOf(id) }));
      return did;
    },
    request: (id: string): boolean =>
      workspace.act(requestRequisition(desk, id), { text: m.board_done_requested({ name: nameOf(id) }), undoable: true }),
    hold: (id: string, reason: string): boolean =>
      workspace.act(holdRequisition(desk, id, reason), { text: m.board_done_held({ name: nameOf(id) }), undoable: true }),
    resume: (id: string): boolean =>
      workspace.act(resumeRequisition(desk, id), { text: m.board_done_resumed({ name: nameOf(id) }), undoable: true }),
    cancel: (id: string): boolean =>
      workspace.act(cancelRequisition(desk, id), { text: m.board_done_cancelled({ name: nameOf(id) }), undoable: true }),
  };
}
