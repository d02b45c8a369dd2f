// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons 3.51.0. Copyright (c) 2020-2026 Paweł Kuna. MIT licence.
export const arrowUp = 'M12 5v14M18 11l-6-6M6 11l6-6';
