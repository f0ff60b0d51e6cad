/** Joins the class names that hold, for CSS Modules. */
export const names = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter((part) => part !== '' && part !== false && part !== null && part !== undefined).join(' ')
