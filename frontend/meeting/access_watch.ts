/**
 * Calls back when a device that could not be opened might be now: a permission changed, something was
 * plugged in, or the person comes back from where they changed it. Returns how to stop that.
 */
export function watch_access(may_have_changed: () => void): () => void {
  const until = new AbortController();
  const { signal } = until;
  navigator.mediaDevices?.addEventListener("devicechange", may_have_changed, { signal });
  window.addEventListener("focus", may_have_changed, { signal });
  document.addEventListener("visibilitychange", () => document.hidden || may_have_changed(), { signal });
  for (const name of ["microphone", "camera"] as const) void watch_permission(name, may_have_changed, signal);
  return () => until.abort();
}

async function watch_permission(name: PermissionName, changed: () => void, signal: AbortSignal): Promise<void> {
  try {
    const status = await navigator.permissions.query({ name });
    status.addEventListener("change", changed, { signal });
  } catch {
    // Not every browser knows these names; the other signals remain.
  }
}
