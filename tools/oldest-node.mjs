// Imported before anything else by what people start: a too old Node gets one sentence instead of a stack. What stands here
// must run on any Node since 12.
const OLDEST = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `融衡需要 Node.js ${OLDEST.join('.')} 或更新的版本，本机是 ${process.versions.node}。 / Rongheng needs Node.js ${OLDEST.join('.')} or later; this is ${process.versions.node}.`,
  )
  process.exit(1)
}
