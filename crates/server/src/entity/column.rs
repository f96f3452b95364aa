//! How domain values lie in columns that SQLite and PostgreSQL both have: integers and text.

mod moment;

pub use moment::Moment;

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, StringLen, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, IntoActiveValue, QueryResult, TryGetError, TryGetable, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value kept as its JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<T>(pub T);

/// A value whose JSON is a single word (an enum without data, a date), kept as that word so that queries can compare it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(pub T);

/// The two ways from a value to the text of its column and back.
trait AsText: Sized {
    fn to_text(&self) -> String;
    fn from_text(text: &str) -> Result<Self, serde_json::Error>;
}

impl<T: Serialize + DeserializeOwned> AsText for Stored<T> {
    fn to_text(&self) -> String {
        serde_json::to_string(&self.0).expect("wire types have string keys only, so they always serialise")
    }

    fn from_text(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text).map(Self)
    }
}

impl<T: Serialize + DeserializeOwned> AsText for Word<T> {
    fn to_text(&self) -> String {
        match serde_json::to_value(&self.0) {
            Ok(serde_json::Value::String(word)) => word,
            _ => unreachable!("only types that serialise to one word are stored as a word"),
        }
    }

    fn from_text(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::Value::String(text.to_owned())).map(Self)
    }
}

macro_rules! text_column {
    ($name:ident) => {
        impl<T: Serialize + DeserializeOwned> From<$name<T>> for Value {
            fn from(value: $name<T>) -> Self {
                Value::String(Some(value.to_text()))
            }
        }

        impl<T: Serialize + DeserializeOwned> TryGetable for $name<T> {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                let text = String::try_get_by(row, index)?;
                // The cause is left out: its text could quote what a person wrote.
                Self::from_text(&text).map_err(|_| {
                    TryGetError::DbErr(DbErr::Type(format!("a stored {} does not fit", Self::type_name())))
                })
            }
        }

        impl<T: Serialize + DeserializeOwned> ValueType for $name<T> {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                match value {
                    Value::String(Some(text)) => Self::from_text(&text).map_err(|_| ValueTypeErr),
                    _ => Err(ValueTypeErr),
                }
            }

            fn type_name() -> String {
                std::any::type_name::<T>().to_owned()
            }

            fn array_type() -> ArrayType {
                ArrayType::String
            }

            fn column_type() -> ColumnType {
                ColumnType::String(StringLen::None)
            }
        }

        impl<T: Serialize + DeserializeOwned> Nullable for $name<T> {
            fn null() -> Value {
                Value::String(None)
            }
        }

        impl<T: Serialize + DeserializeOwned> IntoActiveValue<$name<T>> for $name<T> {
            fn into_active_value(self) -> sea_orm::ActiveValue<$name<T>> {
                sea_orm::ActiveValue::Set(self)
            }
        }
    };
}

text_column!(Stored);
text_column!(Word);

/// A stored count as the wire has it; counts are never negative by their guards.
pub fn count(stored: i32) -> u32 {
    stored.max(0).unsigned_abs()
}
