import type { Sample } from '@rongheng/core/watch/history-api'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useText } from '../ui/text.tsx'
import { historyWords } from './history-words.ts'

const SHOWN = 20_000

/** What a target sent, as a picture or as the text it is; never as a page. */
export function SampleView({ address, sample }: { address: string; sample: Sample }) {
  return sample.mediaType.startsWith('image/') ? (
    <Picture address={address} />
  ) : (
    <TextOf address={address} charset={/charset=["']?([\w-]+)/i.exec(sample.mediaType)?.[1] ?? 'utf-8'} />
  )
}

function Picture({ address }: { address: string }) {
  const t = useText(historyWords)
  return <img className="wt-frame" src={address} alt={t('sample.frame')} />
}

function TextOf({ address, charset }: { address: string; charset: string }) {
  const { data } = useSuspenseQuery({
    queryKey: [address],
    queryFn: async () => {
      const answer = await fetch(address)
      return decoded(await answer.arrayBuffer(), charset)
    },
  })
  return <pre className="wt-body">{data.slice(0, SHOWN)}</pre>
}

function decoded(bytes: ArrayBuffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
