"""Tests of surveys, without the webhook."""
