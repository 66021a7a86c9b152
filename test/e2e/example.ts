import type { TestProject } from 'vitest/node'
import { makeExample, removeData } from './program.ts'

/** Before all browser tests: the example center, made once. Each test works on a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const example = await makeExample()
  project.provide('example', example)
  return () => removeData(example.dataDir)
}
