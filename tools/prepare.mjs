// What has to be there before the program runs: the packages, the build. Plain Node, no packages: it runs
// on a fresh clone. Ends the process with one sentence and exit code 1 when something cannot be had.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes sure that the named parts of the program can run. */
export async function prepare(root, names) {
  try {
    const { staleParts, build } = await import('./build.mjs')
    const { install, isInstalled } = await import('./install.mjs')
    const stale = () => staleParts(root).filter((name) => names.includes(name))
    if (isInstalled(root) && stale().length === 0) return
    writable(root)
    install(root)
    await build(root, stale())
  } catch (cause) {
    refuse(cause instanceof Refused ? cause.message : `准备失败 / preparation failed: ${cause.message}`)
  }
}

class Refused extends Error {}

function refuse(sentence) {
  console.error(sentence)
  process.exit(1)
}

function writable(root) {
  const probe = join(root, 'dist', `.probe-${process.pid}`)
  try {
    if (!existsSync(join(root, 'dist'))) mkdirSync(join(root, 'dist'))
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new Refused(
      `文件夹 ${root} 不能写入（${cause.message}）：请用拥有它的用户启动一次。 / The folder ${root} cannot be written: start once as the user who owns it.`,
    )
  }
}
