import { z } from 'zod'
import { command, type Command } from '../command.ts'

const agent = command({
  name: 'agent',
  summary: {
    zh: '作为采集代理运行：监测服务器到不了的网络，直到按 Ctrl-C。',
    en: 'Runs as an agent: watches a network that the server cannot reach, until Ctrl-C.',
  },
  args: z.object({
    server: z
      .string()
      .default('')
      .describe('服务器地址，https://主机；注册以后可以不写 / address of the server; known once registered'),
    code: z.string().default('').describe('一次性注册码，第一次要 / one-time code, the first time'),
    ca: z
      .string()
      .default('')
      .describe("签发服务器证书的 CA，PEM 文件 / who signed the server's certificate, a PEM file"),
  }),
  run: async ({ program }, { server, code, ca }) => {
    const given = Object.entries({ server, code, ca }).filter(([, value]) => value !== '')
    process.exitCode = await program.server([
      '--agent',
      ...given.flatMap(([name, value]) => [`--${name}`, value]),
    ])
  },
})

/** Commands of watching. */
export const agentCommands: readonly Command[] = [agent]
