import type { IconComponent } from '#lib/ui/icon.ts';
import CalendarCheck from 'lucide-svelte/icons/calendar-check';
import CircleCheckBig from 'lucide-svelte/icons/circle-check-big';
import FileChartColumn from 'lucide-svelte/icons/file-chart-column';
import Flag from 'lucide-svelte/icons/flag';
import MessagesSquare from 'lucide-svelte/icons/messages-square';
import ChartNoAxesCombined from 'lucide-svelte/icons/chart-no-axes-combined';
import Settings from 'lucide-svelte/icons/settings';
import RefreshCcw from 'lucide-svelte/icons/refresh-ccw';
import SquareKanban from 'lucide-svelte/icons/square-kanban';
import Users from 'lucide-svelte/icons/users';
import UsersRound from 'lucide-svelte/icons/users-round';
import * as m from '#lib/paraglide/messages.js';

/** The pages of a project, in the order of the rail. */
export type PageKey =
  'today' | 'board' | 'candidates' | 'tasks' | 'standup' | 'retro' | 'project' | 'numbers' | 'summary' | 'team' | 'settings';

export interface PageEntry {
  readonly key: PageKey;
  readonly icon: IconComponent;
  readonly label: () => string;
  /** Typed after G. */
  readonly letter: string;
  /** Stands in the bar of a phone, which has room for four; the others are behind More there. */
  readonly onPhone?: true;
}

export const pages: readonly PageEntry[] = [
  { key: 'today', icon: CalendarCheck, label: m.frame_page_today, letter: 't', onPhone: true },
  { key: 'board', icon: SquareKanban, label: m.frame_page_board, letter: 'b', onPhone: true },
  { key: 'candidates', icon: Users, label: m.frame_page_candidates, letter: 'c', onPhone: true },
  { key: 'tasks', icon: CircleCheckBig, label: m.frame_page_tasks, letter: 'k' },
  { key: 'standup', icon: MessagesSquare, label: m.frame_page_standup, letter: 'u' },
  { key: 'retro', icon: RefreshCcw, label: m.frame_page_retro, letter: 'r' },
  { key: 'project', icon: Flag, label: m.frame_page_project, letter: 'p' },
  { key: 'numbers', icon: ChartNoAxesCombined, label: m.frame_page_numbers, letter: 'n' },
  { key: 'summary', icon: FileChartColumn, label: m.frame_page_summary, letter: 'y' },
  { key: 'team', icon: UsersRound, label: m.frame_page_team, letter: 'm' },
  { key: 'settings', icon: Settings, label: m.frame_page_settings, letter: 's' },
];

export const pagePath = (team: string, project: string, key: PageKey): string => `/t/${team}/p/${project}/${key}`;

/** Where the people of the team are: members, invitations, who does what. */
export const teamPagePath = (team: string, project: string): string => pagePath(team, project, 'team');

/** Which page a route is: the last part of its id. */
export function pageOfRoute(route: string | null): PageEntry | undefined {
  const last = route?.split('/').at(-1);
  return pages.find((page) => page.key === last);
}
