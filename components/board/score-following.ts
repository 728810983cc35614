import { useState } from "react";

/** What a reader makes of a value, until the page gives another one. */
export function useFollowing<Value extends string>(value: Value): [Value, (now: Value) => void] {
  const [state, setState] = useState({ from: value, now: value });
  if (state.from !== value) setState({ from: value, now: value });
  return [state.from === value ? state.now : value, (now) => setState({ from: value, now })];
}
