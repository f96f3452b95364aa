use super::Fault;

/// What is to happen to which requests, and which there were.
#[derive(Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    seen: Vec<(String, String)>,
}

#[derive(Debug)]
struct Rule {
    about: About,
    fault: Fault,
    /// How often it still applies; without end where there is none.
    left: Option<usize>,
}

/// Which requests a rule is about.
#[derive(Clone, Debug)]
pub enum About {
    /// `POST /api/v1/cases`: a method and the beginning of a path, or `GET *.wasm`: its end.
    Like(String),
    /// The request to the API of this number, counted from 1.
    Nth(usize),
}

/// Whether a request is one to the server's interface, and not for a part of the app.
fn is_api((_, path): &(String, String)) -> bool {
    path.starts_with("/api/")
}

/// Whether a request is one of `POST /api/v1/cases` (a method, and how the path begins) or `GET *.wasm` (how it ends).
pub fn fits(requests: &str, (method, path): &(String, String)) -> bool {
    requests.split_once(' ').is_some_and(|(wanted, place)| {
        let place_fits = match place.strip_prefix('*') {
            Some(end) => path.ends_with(end),
            None => path.starts_with(place),
        };
        wanted == method && place_fits
    })
}

impl Rules {
    /// Adds a rule. It comes before those that are there.
    pub fn add(&mut self, about: About, fault: Fault, left: Option<usize>) {
        self.rules.push(Rule { about, fault, left });
    }

    /// Forgets all rules, and nothing that was seen.
    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// Notes a request and says what happens to it.
    pub fn meet(&mut self, request: (String, String)) -> Option<Fault> {
        self.seen.push(request);
        let request = self.seen.last()?;
        let number = is_api(request).then(|| self.api().count());
        let applies = |rule: &&mut Rule| {
            let about = match &rule.about {
                About::Like(requests) => fits(requests, request),
                About::Nth(nth) => number == Some(*nth),
            };
            about && rule.left != Some(0)
        };
        let rule = self.rules.iter_mut().rev().find(applies)?;
        rule.left = rule.left.map(|left| left - 1);
        Some(rule.fault.clone())
    }

    /// The requests to the API so far, in their order.
    pub fn api(&self) -> impl Iterator<Item = &(String, String)> {
        self.seen.iter().filter(|request| is_api(request))
    }

    /// How many such requests there were.
    pub fn count(&self, requests: &str) -> usize {
        self.seen.iter().filter(|request| fits(requests, request)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(rules: &mut Rules, method: &str, path: &str) -> Option<Fault> {
        rules.meet((method.to_owned(), path.to_owned()))
    }

    fn like(requests: &str) -> About {
        About::Like(requests.to_owned())
    }

    #[test]
    fn a_rule_is_about_a_method_and_the_beginning_or_end_of_a_path() {
        let mut rules = Rules::default();
        rules.add(like("POST /api/v1/cases"), Fault::AnswerLost, None);
        rules.add(like("GET *.wasm"), Fault::Refused, None);
        assert_eq!(meets(&mut rules, "POST", "/api/v1/cases/1/messages"), Some(Fault::AnswerLost));
        assert_eq!(meets(&mut rules, "GET", "/api/v1/cases"), None);
        assert_eq!(meets(&mut rules, "GET", "/zhihui_bg.wasm"), Some(Fault::Refused));
        assert_eq!((rules.count("GET /"), rules.count("GET *.wasm")), (2, 1));
        rules.clear();
        assert_eq!(meets(&mut rules, "GET", "/zhihui_bg.wasm"), None);
        assert_eq!(rules.count("GET *.wasm"), 2);
    }

    #[test]
    fn a_spent_rule_leaves_the_way_to_an_older_one() {
        let mut rules = Rules::default();
        rules.add(like("GET /"), Fault::RequestLost, None);
        rules.add(like("GET /"), Fault::AnswerLost, Some(2));
        let met: Vec<_> = (0..4).filter_map(|_| meets(&mut rules, "GET", "/")).collect();
        assert_eq!(met, [Fault::AnswerLost, Fault::AnswerLost, Fault::RequestLost, Fault::RequestLost]);
    }

    #[test]
    fn the_nth_request_is_counted_among_those_to_the_api() {
        let mut rules = Rules::default();
        rules.add(About::Nth(2), Fault::Refused, Some(1));
        let paths = ["/", "/api/v1/events", "/app.wasm", "/api/v1/me", "/api/v1/me"];
        let met: Vec<_> = paths.iter().map(|path| meets(&mut rules, "GET", path).is_some()).collect();
        assert_eq!(met, [false, false, false, true, false]);
        let seen: Vec<_> = rules.api().map(|(_, path)| path.as_str()).collect();
        assert_eq!(seen, ["/api/v1/events", "/api/v1/me", "/api/v1/me"]);
    }
}
