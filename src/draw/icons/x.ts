// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons 3.51.0. Copyright (c) 2020-2026 Paweł Kuna. MIT licence.
export const x = 'M4 4l11.733 16h4.267l-11.733-16h-4.267M4 20l6.768-6.768m2.46-2.46l6.772-6.772';
