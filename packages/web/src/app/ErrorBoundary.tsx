import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { ApiError } from '../api/api-error.ts'
import { Fault } from './Fault.tsx'
import { loadAgain } from './load-again.ts'

type Props = { readonly children: ReactNode; readonly onRetry?: () => void }

class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override componentDidCatch(error: unknown) {
    // A refusal is told to the person; anything else is a fault that a developer wants to see.
    if (!(error instanceof ApiError)) console.error(error)
  }
  override render() {
    if (this.state.error === null) return this.props.children
    const retry = () => {
      loadAgain()
      this.props.onRetry?.()
      this.setState({ error: null })
    }
    return <Fault error={this.state.error} onRetry={retry} />
  }
}

/** Shows what went wrong in its place, with a way to try again; the rest of the screen keeps working. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary onRetry={reset}>{children}</Boundary>}
    </QueryErrorResetBoundary>
  )
}
