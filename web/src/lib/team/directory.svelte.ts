import { createContext } from 'svelte';
import { dutiesOf, raciLetters, raciOf, removeMember, restoreMember } from '@muster/model';
import type { Desk, Project, RaciStage } from '@muster/model';
import type { TeamAnswer } from '@muster/protocol';
import type { ApiFailure } from '#lib/account/api.ts';
import { account } from '#lib/account/this-browser.ts';
import { dayOf } from '#lib/locale/format.ts';
import { locale } from '#lib/locale/locale.svelte.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { progressOf } from './duty-progress.ts';
import type { Progress } from './duty-progress.ts';
import { isOnProject, outOfStep, peopleOf } from './people.ts';
import type { TeamPerson } from './people.ts';
import { setAsideCount } from './set-aside-count.svelte.ts';
import { teamCalls } from './team-calls.ts';
import type { TeamCalls } from './team-calls.ts';

/** What the parts of the team page share. Everything is reactive. */
export interface Directory {
  readonly calls: TeamCalls;
  /** The server's word; null before it answered. What it said last stays while it is not reached. */
  readonly answer: TeamAnswer | null;
  readonly failure: ApiFailure | null;
  readonly people: readonly TeamPerson[];
  person(id: string): TeamPerson | undefined;
  /** Who takes part in the open project. */
  readonly onProject: readonly TeamPerson[];
  readonly projects: readonly Project[];
  readonly projectName: (id: string) => string | undefined;
  readonly matrix: readonly RaciStage[];
  progress(user: string): Progress;
  readonly isManager: boolean;
  /** May write profiles, checklists and the matrix. */
  readonly mayEdit: boolean;
  /** Asks the server again. */
  again(): Promise<void>;
}

export const [useDirectory, provideDirectory] = createContext<Directory>();

const everyMs = 60_000;

/** To be called while a component is made; asks the server at once, every minute in sight, and when something hints at news. */
export function createDirectory(workspace: Workspace): Directory {
  const { desk, team, project } = workspace;
  const here = account();
  const calls = teamCalls(here.api, team);
  const members = fromLive(desk.members);
  const duties = fromLive(desk.duties);
  const accepted = fromLive(desk.accepted);
  const raci = fromLive(desk.raci);
  const allProjects = fromLive(desk.projects);

  let answer = $state.raw<TeamAnswer | null>(null);
  let failure = $state.raw<ApiFailure | null>(null);
  const membership = $derived(here.membership(team));
  const isManager = $derived(membership?.level === 'manager');
  const mayEdit = $derived(workspace.may('settings') === 'w');
  const projects = $derived(
    [...allProjects.all.values()].filter(({ deletedAt }) => deletedAt === null).sort((a, b) => a.createdAt - b.createdAt),
  );
  const people = $derived.by(() => {
    const collator = new Intl.Collator(locale.tag);
    const me = { id: desk.user, level: membership?.level ?? null, projects: membership?.projects ?? null };
    const directory = answer?.members ?? null;
    return peopleOf({ directory, members: members.all, me, dayOf }, (a, b) => collator.compare(a, b));
  });
  const byId = $derived(new Map(people.map((person) => [person.id, person])));
  const matrix = $derived.by(() => {
    void [members.version, raci.version];
    return raciOf(desk, project);
  });
  // Whoever has a letter is shown, also after the project was taken from them.
  const onProject = $derived(
    people.filter(
      (person) =>
        isOnProject(person, project) || raciLetters.some((letter) => matrix.some((stage) => stage[letter].includes(person.id))),
    ),
  );

  async function again(): Promise<void> {
    const said = await calls.directory();
    failure = said.ok ? null : said.error;
    if (!said.ok) return;
    answer = said.value;
    if (!isManager) return;
    setAsideCount.tell(team, said.value.setAside);
    if (workspace.may('settings') === 'w') follow(desk, said.value);
  }

  $effect(() => {
    const soon = (): void => {
      if (document.visibilityState === 'visible') void again();
    };
    const timer = setInterval(soon, everyMs);
    const off = here.onMembership(soon);
    window.addEventListener('online', soon);
    document.addEventListener('visibilitychange', soon);
    soon();
    return () => {
      clearInterval(timer);
      off();
      window.removeEventListener('online', soon);
      document.removeEventListener('visibilitychange', soon);
    };
  });

  // Somebody wrote a profile whom the server did not name: they have just joined.
  const strangers = $derived(
    answer === null
      ? ''
      : [...members.all.values()]
          .filter(({ id, deletedAt, sample }) => deletedAt === null && !sample && !byId.has(id))
          .map(({ id }) => id)
          .join(),
  );
  $effect(() => {
    if (strangers !== '') void again();
  });

  return {
    calls,
    again,
    get answer() {
      return answer;
    },
    get failure() {
      return failure;
    },
    get people() {
      return people;
    },
    person: (id) => byId.get(id),
    get onProject() {
      return onProject;
    },
    get projects() {
      return projects;
    },
    projectName: (id) => allProjects.get(id)?.name,
    get matrix() {
      return matrix;
    },
    progress(user) {
      void [duties.version, accepted.version, members.version];
      return progressOf(dutiesOf(desk, user));
    },
    get isManager() {
      return isManager;
    },
    get mayEdit() {
      return mayEdit;
    },
  };
}

/** The documents follow whom the server has. Nobody's own act, so nothing to undo. */
function follow(desk: Desk, { members }: TeamAnswer): void {
  const { gone, back } = outOfStep(members, desk.members.byId);
  for (const user of gone) removeMember(desk, user);
  for (const user of back) restoreMember(desk, user);
}
