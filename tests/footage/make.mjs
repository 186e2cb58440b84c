// Makes all footage for tests and the demo, with the papers that go with it: `npx node tests/footage/make.mjs`.
//
//   --only A,B       clips whose file name contains A or B (the papers are then left as they are)
//   --papers         only measure what is there and write the papers
//   --fineness N     N² rays per pixel for the scenes (2 for what is checked in; 1 is quick and rough)
//   --paint SCENE    paint one scene into the cache and stop; two of these at once use two processors
//
// Painting the six scenes takes the better part of an hour and is kept in .cache/footage; the clips take some minutes.

if (process.features.typescript) {
  await import('./making/makeAll.mjs');
} else {
  console.error(
    `Node ${process.versions.node} can't read TypeScript. Use the project's own: npx node tests/footage/make.mjs`,
  );
  process.exitCode = 1;
}
