-- What PostgreSQL's image runs once, as the superuser: the server's own role, which owns its database and has no other right.
\set password `cat /run/secrets/role-password`
CREATE ROLE sessionboard LOGIN PASSWORD :'password';
CREATE DATABASE sessionboard OWNER sessionboard;
