import type { TeamAnswer } from '@muster/protocol';
import { account } from '#lib/account/this-browser.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { TeamWorkspace } from '#lib/sync/workspace-context.svelte.ts';
import { setAsideCount } from './set-aside-count.svelte.ts';

const everyMs = 5 * 60 * 1000;

/**
 * What a manager's device does for the team while it is open: the server calls the team as the team's settings do, and the rail knows
 * how much set-aside work waits. To be called while a component is made.
 */
export function keepServerInStep(team: TeamWorkspace): void {
  const here = account();
  const settings = fromLive(team.desk.team);
  const membership = $derived(here.membership(team.team));
  const isManager = $derived(membership?.level === 'manager' && here.state === 'signed-in');
  const wanted = $derived([...settings.all.values()][0]?.name ?? '');
  /** What the server was asked for already: a refusal is not repeated until the name changes again. */
  let asked = '';

  $effect(() => {
    const known = membership?.name;
    if (!isManager || team.pill.kind !== 'synced' || wanted === '' || wanted === known || wanted === asked) return;
    asked = wanted;
    void here.api.patch(`/api/teams/${team.team}`, { name: wanted }).then((answer) => {
      if (answer.ok) void here.refresh();
      else if (answer.error.type === 'Offline') asked = '';
    });
  });

  $effect(() => {
    if (!isManager) return setAsideCount.tell(team.team, 0);
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      const answer = await here.api.get<TeamAnswer>(`/api/teams/${team.team}`);
      if (answer.ok) setAsideCount.tell(team.team, answer.value.setAside);
    };
    const soon = (): void => void look();
    const timer = setInterval(soon, everyMs);
    window.addEventListener('online', soon);
    document.addEventListener('visibilitychange', soon);
    soon();
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', soon);
      document.removeEventListener('visibilitychange', soon);
    };
  });
}
