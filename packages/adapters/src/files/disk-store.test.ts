import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { diskStore } from './disk-store.ts'
import { fileStoreContract } from './file-store.contract.ts'

fileStoreContract(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rongheng-files-'))
  return {
    store: diskStore(folder),
    damage: async (sm3) => {
      const file = path.join(folder, sm3.slice(0, 2), sm3)
      const bytes = await readFile(file)
      bytes[0] = (bytes[0] ?? 0) ^ 1
      await writeFile(file, bytes)
    },
  }
})
