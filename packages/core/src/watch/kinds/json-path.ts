const PATH = /^\.?(?:[^.[\]]+|\[[^.[\]]+\])(?:\.[^.[\]]+|\[[^.[\]]+\])*$/

/**
 * The steps of `data.items[0].title`, from the outside in: data, items, 0, title.
 *
 * @returns null for what names no way: an empty step, a bracket without its other
 */
export const jsonSteps = (path: string): readonly string[] | null =>
  PATH.test(path) ? path.split(/[.[\]]+/).filter((step) => step !== '') : null
