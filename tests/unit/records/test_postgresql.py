"""The PostgreSQL server that tests start by themselves."""

import psycopg


def test_a_server_of_the_tests_own_answers(postgresql_url: str) -> None:
    with psycopg.connect(postgresql_url) as connection:
        assert connection.execute("SHOW server_encoding").fetchall() == [("UTF8",)]
        assert connection.execute("SHOW listen_addresses").fetchall() == [("",)]
