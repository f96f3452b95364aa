/// The one person of every backend's data; made up, as is everybody else there.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub name: &'static str,
    pub user_name: &'static str,
    pub password: &'static str,
    pub phone: &'static str,
}

/// Knows the zone, and has nothing there yet.
pub const LIN: Person =
    Person { name: "林小舟", user_name: "linxiaozhou", password: "zhihui-demo-1", phone: "19900001234" };
