// The client of bench/kill.mjs, a process of its own that nobody kills: it writes, and notes on disk what was acknowledged.
import { appendFileSync, readFileSync } from 'node:fs'
import { request } from 'node:http'

const { socketPath, projectId, unitId, round, load, notes, ledger } = JSON.parse(process.argv[2])

function call(method, path, body) {
  const isFile = Buffer.isBuffer(body)
  const text = isFile ? body : body && JSON.stringify(body)
  const headers = body ? { 'content-type': isFile ? 'application/octet-stream' : 'application/json' } : {}
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path, headers }, (answer) => {
      const pieces = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.once('error', reject)
      answer.once('end', () => {
        const said = Buffer.concat(pieces).toString()
        if (answer.statusCode >= 400) reject(new Error(`${answer.statusCode} ${said}`))
        else resolve(JSON.parse(said))
      })
    })
    sent.once('error', reject)
    sent.end(text)
  })
}

const note = (line) => appendFileSync(notes, `${line}\n`)

/** 200 payments at once; each is noted when its answer is here. */
async function writes() {
  note('begun')
  const people = { uses: null, applies: null, carriesOut: null, evaluates: null }
  await Promise.allSettled(
    Array.from({ length: 200 }, async (_, i) => {
      const voucher = `K${round}-${i}`
      await call('POST', `/api/projects/${projectId}/payments`, {
        useId: null,
        on: '2023-05-01',
        amount: 100 + i,
        source: 'appropriation',
        payee: `收款人${i}`,
        payeeBank: null,
        contract: null,
        purpose: '测量',
        voucher,
        people,
      })
      note(`payment ${voucher}`)
    }),
  )
}

/** One import, confirmed; the moment of its confirmation is noted before it is asked for, its acknowledgement after. */
async function imports() {
  const { id } = await call(
    'POST',
    `/api/ledger/batches?name=kill-${round}.xlsx&year=2023&unitId=${unitId}`,
    readFileSync(ledger),
  )
  note(`batch ${id}`)
  note('begun')
  let batch
  do {
    await new Promise((done) => setTimeout(done, 50))
    batch = await call('GET', `/api/ledger/batches/${id}`)
  } while (batch.state === 'reading' || batch.state === 'checking')
  note('confirming')
  await call('POST', `/api/ledger/batches/${id}/confirmation`, {
    version: batch.version,
    moneyUnit: batch.settings.moneyUnit,
    source: batch.settings.source,
    despite: true,
  })
  note(`imported ${id}`)
}

await (load === 'import' ? imports() : writes()).catch(() => undefined)
