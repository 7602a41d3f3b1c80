/** Leaves the console for a tenant's identity provider; the sign-in comes back to `returnTo`, a path of the console. */
export function goToProvider(tenantCode: string, returnTo: string): void {
  window.location.assign(`/api/sso/start?${new URLSearchParams({ tenant: tenantCode, returnTo })}`);
}
