//! Instants in the forms that backends write.
