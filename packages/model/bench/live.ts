/** Prints what reading a big board costs. Run: pnpm --filter @muster/model bench */
import { Y, createHistory, moveApplications, openDesk, problemsOf } from '../src/index.ts';
import { aBigBoard, aClock, someDocuments } from '../src/testing/index.ts';

const count = Number(process.argv[2] ?? 10_000);
const big = aBigBoard(count);
const ms = (value: number): string => `${value.toFixed(1)} ms`;
function timed<T>(what: string, run: () => T): T {
  const start = performance.now();
  const value = run();
  console.log(`${what.padEnd(64)} ${ms(performance.now() - start)}`);
  return value;
}

console.log(
  `${count} applications × 3 moves, ${count} persons; board ${(big.board.length / 1e6).toFixed(1)} MB, people ${(big.people.length / 1e6).toFixed(1)} MB`,
);
for (const round of [1, 2, 3]) {
  console.log(`\nround ${round}`);
  const documents = someDocuments();
  timed('apply the stored updates (Yjs alone)', () => {
    for (const kind of ['board', 'people', 'private'] as const) Y.applyUpdate(documents[kind], big[kind]);
  });
  const clock = aClock();
  const desk = timed('open the desk: all live records', () => openDesk(documents, { user: 'u1', now: clock.now }));
  const listening = someDocuments();
  const early = openDesk(listening, { user: 'u1', now: clock.now });
  timed('apply the stored updates to an open desk', () => {
    for (const kind of ['board', 'people', 'private'] as const) Y.applyUpdate(listening[kind], big[kind]);
  });
  early.stop();
  timed('four columns as id lists', () =>
    (['screening', 'interview', 'offer', 'onboarding'] as const).map((stage) => desk.columns.inStage(stage).length),
  );
  const screening = desk.columns.inStage('screening');
  timed('100 single moves to the top of a column', () => {
    for (const id of screening.slice(0, 100)) moveApplications(desk, [id], { stage: 'interview' });
  });
  const history = createHistory(desk);
  const bulk = timed('one bulk move of 600', () => moveApplications(desk, screening.slice(200, 800), { stage: 'offer' }));
  if (bulk.ok) history.push(bulk.value);
  timed('undo it', () => history.undo());
  const update = ((): Uint8Array => {
    const other = someDocuments();
    for (const kind of ['board', 'people', 'private'] as const)
      Y.applyUpdate(other[kind], Y.encodeStateAsUpdate(documents[kind]));
    const before = Y.encodeStateVector(other.board);
    const colleague = openDesk(other, { user: 'u2', now: clock.now });
    moveApplications(colleague, [screening[1000] ?? ''], { stage: 'offer' });
    return Y.encodeStateAsUpdate(other.board, before);
  })();
  timed("a colleague's single move arrives", () => Y.applyUpdate(documents.board, update));
  timed('problems of the board', () => problemsOf(desk));
  desk.stop();
}
