export * from './add-person.ts';
export * from './edit-person.ts';
export * from './tag-persons.ts';
export * from './delete-persons.ts';
