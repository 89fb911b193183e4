import BriefcaseBusiness from 'lucide-svelte/icons/briefcase-business';
import FolderPlus from 'lucide-svelte/icons/folder-plus';
import Import from 'lucide-svelte/icons/import';
import Keyboard from 'lucide-svelte/icons/keyboard';
import Languages from 'lucide-svelte/icons/languages';
import Layers from 'lucide-svelte/icons/layers';
import LogOut from 'lucide-svelte/icons/log-out';
import Redo2 from 'lucide-svelte/icons/redo-2';
import Trash2 from 'lucide-svelte/icons/trash-2';
import Undo2 from 'lucide-svelte/icons/undo-2';
import User from 'lucide-svelte/icons/user';
import UserPen from 'lucide-svelte/icons/user-pen';
import UserPlus from 'lucide-svelte/icons/user-plus';
import { hasSample, removeSample } from '@muster/model';
import { goto } from '$app/navigation';
import { mayAddPeople, mayEditBoard, mayMakeProject, mayOpenProject, mayRemoveSample } from '#lib/access/may.ts';
import { account } from '#lib/account/this-browser.ts';
import { redoWithWords, undoWithWords } from '#lib/history/undo.ts';
import { locale } from '#lib/locale/locale.svelte.ts';
import { statusLabel } from '#lib/locale/terms.ts';
import { openPanel, showPanel } from '#lib/panel/panel-address.ts';
import * as m from '#lib/paraglide/messages.js';
import type { TeamWorkspace, Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { theme, themes } from '#lib/theme/theme.svelte.ts';
import { languageNames, themeIcons, themeLabel } from './choices.ts';
import { openImport } from './open-import.ts';
import { overlays } from './overlays.svelte.ts';
import { pagePath, pages, teamPagePath } from './pages.ts';
import { bestOf, wordsOf } from './palette.ts';
import type { PaletteEntry } from './palette.ts';

const peopleAtMost = 8;
const requisitionsAtMost = 5;

/** What the palette offers for a search: pages and acts first when nothing is typed, else also people and requisitions by name. */
export function findEntries(workspace: Workspace, team: TeamWorkspace, search: string): readonly PaletteEntry[] {
  const words = wordsOf(search);
  const entries = [...pageEntries(workspace), ...actionEntries(workspace, team), ...projectEntries(workspace)];
  const text = (entry: PaletteEntry) => `${entry.label} ${entry.detail ?? ''}`;
  if (words.length === 0) return entries.filter((entry) => !entry.id.startsWith('theme') && !entry.id.startsWith('language'));
  const people = peopleEntries(workspace, words);
  const requisitions = requisitionEntries(workspace, words);
  return [...people, ...requisitions, ...bestOf(entries, text, words, 12).sort(byGroup)];
}

const byGroup = (a: PaletteEntry, b: PaletteEntry) => Number(a.group !== 'page') - Number(b.group !== 'page');

const pageEntries = (workspace: Workspace): PaletteEntry[] =>
  pages.map(({ key, icon, label, letter }) => ({
    id: `page-${key}`,
    group: 'page',
    label: label(),
    icon,
    keys: `G ${letter.toUpperCase()}`,
    run: () => void goto(pagePath(workspace.team, workspace.project, key)),
  }));

function actionEntries(workspace: Workspace, team: TeamWorkspace): PaletteEntry[] {
  const action = (id: string, label: string, icon: PaletteEntry['icon'], run: () => void, keys?: string): PaletteEntry => ({
    id,
    group: 'action',
    label,
    icon,
    run,
    keys,
  });
  const membership = account().membership(team.team);
  const newPerson = () => void showPanel({ type: 'new-person', requisition: null });
  const newRequisition = () => void showPanel({ type: 'new-requisition' });
  const writing = [
    ...(mayAddPeople(workspace) ? [action('new-person', m.frame_new_person(), UserPlus, newPerson, 'P')] : []),
    ...(mayEditBoard(workspace)
      ? [action('new-requisition', m.frame_new_requisition(), BriefcaseBusiness, newRequisition, 'Q')]
      : []),
    ...(mayAddPeople(workspace) ? [action('import', m.frame_import(), Import, openImport, 'I')] : []),
    ...(mayMakeProject(membership)
      ? [action('new-project', m.frame_project_new(), FolderPlus, () => overlays.open({ type: 'new-project' }))]
      : []),
  ];
  const sample =
    !mayRemoveSample(workspace) || !hasSample(workspace.desk)
      ? []
      : [
          action('remove-sample', m.frame_sample_remove(), Trash2, () =>
            workspace.act(removeSample(workspace.desk), { text: m.frame_sample_removed(), undoable: true }),
          ),
        ];
  return [
    ...writing,
    ...(workspace.canUndo ? [action('undo', m.ui_undo(), Undo2, () => undoWithWords(workspace), 'Ctrl+Z')] : []),
    ...(workspace.canRedo ? [action('redo', m.ui_redo(), Redo2, () => redoWithWords(workspace), 'Ctrl+Shift+Z')] : []),
    ...(membership?.level === 'manager'
      ? [action('invite', m.account_invite(), UserPlus, () => void goto(teamPagePath(team.team, workspace.project)))]
      : []),
    action('account', m.account_title(), UserPen, () => void goto('/account')),
    action('sign-out', m.account_sign_out(), LogOut, () => overlays.open({ type: 'sign-out' })),
    action('keys', m.frame_keys(), Keyboard, () => overlays.open({ type: 'keys' }), '?'),
    ...sample,
    ...themes.map((each) =>
      action(`theme-${each}`, `${m.frame_theme()}: ${themeLabel(each)}`, themeIcons[each], () => (theme.current = each)),
    ),
    ...(['zh', 'en'] as const).map((each) =>
      action(`language-${each}`, `${m.frame_language()}: ${languageNames[each]}`, Languages, () => (locale.current = each)),
    ),
  ];
}

const projectEntries = (workspace: Workspace): PaletteEntry[] =>
  [...workspace.desk.projects.byId.values()]
    .filter(
      (project) =>
        project.deletedAt === null &&
        project.id !== workspace.project &&
        mayOpenProject(account().membership(workspace.team), project.id),
    )
    .map((project) => ({
      id: `project-${project.id}`,
      group: 'page',
      label: m.frame_project_open({ name: project.name }),
      icon: Layers,
      run: () => void goto(pagePath(workspace.team, project.id, 'today')),
    }));

function peopleEntries({ desk }: Workspace, words: readonly string[]): PaletteEntry[] {
  const there = [...desk.persons.byId.values()].filter((person) => person.deletedAt === null);
  return bestOf(there, (person) => person.name, words, peopleAtMost).map((person) => {
    const posts = [...desk.columns.ofPerson(person.id)]
      .map((id) => desk.applications.byId.get(id))
      .filter((application) => application?.deletedAt === null)
      .map((application) => application && desk.requisitions.byId.get(application.requisition)?.title);
    return {
      id: person.id,
      group: 'person',
      label: person.name,
      detail: [...new Set(posts.filter(Boolean))].join(' · '),
      icon: User,
      run: () => void openPanel({ person: person.id }),
    };
  });
}

function requisitionEntries({ desk }: Workspace, words: readonly string[]): PaletteEntry[] {
  const there = [...desk.requisitions.byId.values()].filter((requisition) => requisition.deletedAt === null);
  return bestOf(there, (requisition) => `${requisition.title} ${requisition.department}`, words, requisitionsAtMost).map(
    (requisition) => ({
      id: requisition.id,
      group: 'requisition',
      label: requisition.title,
      detail: [requisition.department, statusLabel(requisition.status)].filter(Boolean).join(' · '),
      icon: BriefcaseBusiness,
      run: () => void openPanel({ requisition: requisition.id }),
    }),
  );
}
