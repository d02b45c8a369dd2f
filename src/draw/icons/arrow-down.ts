// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons 3.51.0. Copyright (c) 2020-2026 Paweł Kuna. MIT licence.
export const arrowDown = 'M12 5v14M18 13l-6 6M6 13l6 6';
