// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons 3.51.0. Copyright (c) 2020-2026 Paweł Kuna. MIT licence.
export const youtube = 'M2 8a4 4 0 0 1 4-4h12a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4h-12a4 4 0 0 1-4-4v-8M10 9l5 3l-5 3v-6';
