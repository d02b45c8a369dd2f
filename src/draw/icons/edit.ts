// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons 3.51.0. Copyright (c) 2020-2026 Paweł Kuna. MIT licence.
export const edit = 'M4 20h4l10.5-10.5a2.828 2.828 0 1 0-4-4l-10.5 10.5v4M13.5 6.5l4 4';
