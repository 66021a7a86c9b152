/** Makes sure that the named parts of the program can run. */
export function prepare(root: string, names: readonly ('app' | 'web')[]): Promise<void>
