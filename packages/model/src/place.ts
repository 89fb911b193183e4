/** Where in a column: at its top, at its end, or next to another card. A neighbour that is gone means the top. */
export type Place<Id extends string> = 'top' | 'end' | { readonly before: Id } | { readonly after: Id };
