const PEOPLE = {
  linxiaozhou: { password: "zhihui-demo-1", claims: { name: "林小舟", phone_number: "19900001234" } },
};

/// Whether the name and the password go together.
export function isRight(name, password) {
  return Object.hasOwn(PEOPLE, name) && PEOPLE[name].password === password;
}

/// The person with this subject, as the provider wants them.
export async function findAccount(_context, sub) {
  return Object.hasOwn(PEOPLE, sub) ? { accountId: sub, claims: async () => ({ sub, ...PEOPLE[sub].claims }) } : undefined;
}
