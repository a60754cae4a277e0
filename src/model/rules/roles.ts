/** The few roles there are. The administrator runs the service and has no right to content. */
export const roles = ["registrar", "case-handler", "supervisor", "information-manager", "data-protection-officer", "archivist", "administrator", "auditor"] as const
export type Role = (typeof roles)[number]

/** Roles that may open content at all, and so the only ones that emergency access is for. */
export const contentRoles: readonly Role[] = ["registrar", "case-handler", "supervisor", "data-protection-officer", "archivist"]
