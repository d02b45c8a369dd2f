export const ROOT: string;
export const installIfMissing: () => void;
export const buildIfStale: () => void;
