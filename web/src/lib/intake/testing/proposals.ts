import type { RowProposal } from '@muster/intake';

/** A proposal of a file's row; a new person with a post, unless said otherwise. */
export function aProposal(
  row: number,
  { post = 'Live host', ...more }: Partial<RowProposal> & { post?: string | null } = {},
): RowProposal {
  return {
    row,
    line: row,
    action: { type: 'create' },
    person: {
      name: `Person ${row}`,
      nameText: `Person ${row}`,
      city: null,
      education: null,
      school: null,
      major: null,
      experience: null,
      currentCompany: null,
      currentPost: null,
      availableFrom: null,
      tags: [],
    },
    contact: {
      phone: { text: `138 0000 ${1000 + row}`, e164: `+861380000${1000 + row}` },
      email: null,
      wechat: null,
      expectedSalary: null,
    },
    application: { postText: post, requisitionId: null, applied: null, appliedText: null },
    source: { channelText: null, channelId: null, referrer: null, referrerText: null },
    note: '',
    errors: [],
    warnings: [],
    notices: [],
    duplicateOf: null,
    rowKey: `r${row}`,
    contentKey: `c${row}`,
    otherKeys: [],
    ...more,
  };
}
