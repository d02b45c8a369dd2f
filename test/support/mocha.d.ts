/** What web-test-runner's test framework puts into the page of a test: as much of it as we use. */
type Run = (this: {timeout(ms: number): void; skip(): never}) => void | Promise<unknown>;

interface Suite {
  (name: string, run: () => void): void;
  skip(name: string, run: () => void): void;
}

interface Test {
  (name: string, run: Run): void;
  skip(name: string, run?: Run): void;
}

declare const describe: Suite;
declare const it: Test;
declare const before: (run: Run) => void;
declare const after: (run: Run) => void;
declare const beforeEach: (run: Run) => void;
declare const afterEach: (run: Run) => void;
