export const findChromium: () => string | undefined;
export const findFirefox: () => string | undefined;
export const findWebKitDriver: () => string | undefined;
export const findMiniBrowser: () => string | undefined;
export const prepareChromium: () => string;
export const prepareOtherEngines: () => void;
