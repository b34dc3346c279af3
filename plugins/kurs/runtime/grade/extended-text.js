// Extended-text is never graded: no score, no parts, and nothing of it can go out of date.
export const grade = () => ({ score: null, parts: {} });
export const offered = () => [];
export const chosen = () => [];
