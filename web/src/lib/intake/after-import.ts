import type { Change, Desk } from '@muster/model';

/** Whether a change of an import was taken back: nothing that it brought is there any more. */
export function isUndone(desk: Desk, change: Change): boolean {
  const brought = change.touched.flatMap(({ kind, id }) => {
    const record =
      kind === 'application' ? desk.applications.byId.get(id) : kind === 'person' ? desk.persons.byId.get(id) : undefined;
    return record === undefined || record.createdAt < change.at ? [] : [record];
  });
  return brought.length > 0 && brought.every(({ deletedAt }) => deletedAt !== null);
}

/** The board with the requisitions that candidates were imported for. */
export function boardHref({ team, project, desk }: { team: string; project: string; desk: Desk }, change: Change): string {
  const requisitions = new Set<string>();
  for (const { kind, id } of change.touched) {
    const application = kind === 'application' ? desk.applications.byId.get(id) : undefined;
    if (application !== undefined) requisitions.add(application.requisition);
  }
  const query = new URLSearchParams([...requisitions].slice(0, mostRequisitions).map((id) => ['req', id]));
  return `/t/${team}/p/${project}/${requisitions.size > 0 ? `board?${query}` : 'candidates'}`;
}
/** More would make an address that no chat passes on, and a filter that filters nothing. */
const mostRequisitions = 20;
