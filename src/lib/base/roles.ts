/** The two sides of a session. */
export type Role = 'technician' | 'customer';

export const otherRole = (role: Role): Role => (role === 'technician' ? 'customer' : 'technician');
