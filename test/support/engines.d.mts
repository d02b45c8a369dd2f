import type {Browser} from 'puppeteer-core';

export type Engine = 'chromium' | 'firefox';
export const launch: (engine: Engine, options?: {ignoreDefaultArgs?: string[]}) => Promise<Browser>;
export const startWebKitDriver: () => Promise<{port: number; capabilities: Record<string, unknown>; end: () => void}>;
