/** From here on a text does not fit where one line is meant. */
export const LONG = 40

/** A long name within a sentence or a choice: its beginning and a mark that it goes on. The whole belongs into a title. */
export const shortened = (text: string): string =>
  text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text
