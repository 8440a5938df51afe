"""The population outlook of an area: its base path, bands, back-test, net migration by age, scenarios, targets."""
