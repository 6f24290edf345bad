Feature: /data/statistics: how many, and nobody by name

  Background:
    Given a village with its catalogue, a villager and a program at the village window

  Scenario: Statistics, 200
    Given the program has handed in a good application
    When the program gets "/data/statistics?timeframe=day"
    Then the answer is 200
    And its "/0/processed" is "1"
    And its "/0/sentBack" is "1"
    And its "/0/approved" is "0"

  Scenario Outline: Statistics asked for wrongly, 400
    When the program gets "/data/statistics?<query>"
    Then the answer is 400
    And it is an error

    Examples:
      | query                                   |
      | startDate=2021-02-30                    |
      | startDate=2026-02-01&endDate=2026-01-01 |
      | timeframe=hour                          |

  Scenario Outline: Statistics of what is unknown, and of one officer by name, 404
    When the program gets "/data/statistics?<query>"
    Then the answer is 404
    And it is an error

    Examples:
      | query                    |
      | registrationName=nothing |
      | operator=Ingmar          |
